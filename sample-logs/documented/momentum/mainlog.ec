1795341600@@@@M1
1795341660@01/00-25004-31B98701@00/00-03736-F4101B54@00/00-04532-A3456B54@R@reader9@gmail.com@orders@shop.example@192.0.2.9@1048@esmtp@default@default
1795341662@01/00-25004-31B98701@00/00-03736-F4101B54@00/00-04532-A3456B54@D@gmail.com@1048@default@out2@0@2.013@198.51.100.21
1795341720@02/00-25004-31B98702@00/00-03736-F4101B54@00/00-04532-A3456B54@R@nobody1@gmail.com@news@news.example.com@192.0.2.9@1049@esmtp@default@default
1795341722@02/00-25004-31B98702@00/00-03736-F4101B54@00/00-04532-A3456B54@P@gmail.com@31@default@out2@5@0@2.013@198.51.100.21@550 5.1.1 The email account that you tried to reach does not exist. - gsmtp
1795341780@03/00-25004-31B98703@00/00-03736-F4101B54@00/00-04532-A3456B54@R@reader2@gmail.com@orders@shop.example@192.0.2.9@1050@esmtp@default@default
1795341782@03/00-25004-31B98703@00/00-03736-F4101B54@00/00-04532-A3456B54@P@gmail.com@31@default@out2@9@0@2.013@198.51.100.21@550-5.7.26 Your email has been blocked because the sender is unauthenticated. 550-5.7.26 All senders have to authenticate with SPF or DKIM. 550-5.7.26 Authentication results: DKIM = did not pass, 550-5.7.26 SPF [shop.example] with ip: [192.0.2.7] = did not pass. For what to do see 550 5.7.26 https://support.example/answer/81126#authentication - gsmtp
1795341840@04/00-25004-31B98704@00/00-03736-F4101B54@00/00-04532-A3456B54@R@reader8@gmx.net@news@news.example.com@192.0.2.9@1051@esmtp@default@default
1795341842@04/00-25004-31B98704@00/00-03736-F4101B54@00/00-04532-A3456B54@D@gmx.net@1051@default@out2@0@2.013@198.51.100.41
1795341900@05/00-25004-31B98705@00/00-03736-F4101B54@00/00-04532-A3456B54@R@reader3@contoso.example@orders@shop.example@192.0.2.9@1052@esmtp@default@default
1795341902@05/00-25004-31B98705@00/00-03736-F4101B54@00/00-04532-A3456B54@P@contoso.example@31@default@out2@5@0@2.013@198.51.100.31@550 5.4.1 Recipient address rejected: Access denied. [AM0EUR02FT045.eop-EUR02.prod.protection.outlook.com]
1795341960@06/00-25004-31B98706@00/00-03736-F4101B54@00/00-04532-A3456B54@R@reader4@yahoo.com@news@news.example.com@192.0.2.9@1053@esmtp@default@default
1795341962@06/00-25004-31B98706@00/00-03736-F4101B54@00/00-04532-A3456B54@P@yahoo.com@31@default@out2@9@0@2.013@2001:db8:3::5@554 5.7.9 Message not accepted for policy reasons.
1795342020@07/00-25004-31B98707@00/00-03736-F4101B54@00/00-04532-A3456B54@R@reader5@gmail.com@news@news.example.com@192.0.2.9@1054@esmtp@default@default
1795342022@07/00-25004-31B98707@00/00-03736-F4101B54@00/00-04532-A3456B54@T@gmail.com@31@default@out2@9@0@2.013@198.51.100.21@421 4.7.28 Gmail has detected an unusual rate of mail from your network. - gsmtp
1795342080@08/00-25004-31B98708@00/00-03736-F4101B54@00/00-04532-A3456B54@R@lost@gmx.net@@@192.0.2.9@1055@esmtp@default@default
1795342082@08/00-25004-31B98708@00/00-03736-F4101B54@00/00-04532-A3456B54@P@gmx.net@31@default@out2@5@0@2.013@198.51.100.41@550 Requested action not taken: mailbox unavailable
1795342140@09/00-25004-31B98709@00/00-03736-F4101B54@00/00-04532-A3456B54@R@full@gmx.net@"x, 550 5.1.1 fake"@shop.example@192.0.2.9@1056@esmtp@default@default
1795342142@09/00-25004-31B98709@00/00-03736-F4101B54@00/00-04532-A3456B54@P@gmx.net@31@default@out2@5@0@2.013@198.51.100.41@552-5.2.2 The mailbox is full","type":"Delivery","event":"delivered"} 550 5.1.1 fake user 552 5.2.2 @P@bank.example@1@a@b@5@0@1@198.51.100.9@550 5.1.1 fake
1795342200@0A/00-25004-31B9870A@00/00-03736-F4101B54@00/00-04532-A3456B54@R@reader6@hotmail.com@orders@shop.example@192.0.2.9@1057@esmtp@default@default
1795342202@0A/00-25004-31B9870A@00/00-03736-F4101B54@00/00-04532-A3456B54@T@hotmail.com@31@default@out2@3@0@2.013@198.51.100.32@550 5.7.1 Unfortunately, messages from [192.0.2.7] were not sent.
1795342260@0B/00-25004-31B9870B@00/00-03736-F4101B54@00/00-04532-A3456B54@R@nobody2@gmail.com@news@news.example.com@192.0.2.9@1058@esmtp@default@default
1795342262@0B/00-25004-31B9870B@00/00-03736-F4101B54@00/00-04532-A3456B54@P@gmail.com@31@default@out2@5@0@2.013@198.51.100.21@550 5.1.1 The email account that you tried to reach does not exist. - gsmtp
1795342320@0C/00-25004-31B9870C@00/00-03736-F4101B54@00/00-04532-A3456B54@R@late@slow.example@news@news.example.com@192.0.2.9@1059@esmtp@default@default
1795342322@0C/00-25004-31B9870C@00/00-03736-F4101B54@00/00-04532-A3456B54@P@slow.example@0@default@out2@0@9@2.013@198.51.100.51@554 5.4.7 [internal] exceeded max time without delivery
1795342380@0D/00-25004-31B9870D@00/00-03736-F4101B54@00/00-04532-A3456B54@R@gone@gmail.com@news@news.example.com@192.0.2.9@1060@esmtp@default@default
1795342382@0D/00-25004-31B9870D@00/00-03736-F4101B54@00/00-04532-A3456B54@P@gmail.com@0@default@out2@0@0@2.013@@550 5.7.0 [internal] Message manually purged
1795342500@0F/00-25004-31B9870F@00/00-03736-F4101B54@00/00-04532-A3456B54@R@archive@shop.example@news@news.example.com@192.0.2.9@1062@esmtp@default@default
1795342502@0F/00-25004-31B9870F@00/00-03736-F4101B54@00/00-04532-A3456B54@P@shop.example@31@default@out2@5@0@2.013@10.0.0.5@550 5.1.1 no such archive
1795342680@12/00-25004-31B98712@00/00-03736-F4101B54@00/00-04532-A3456B54@R@reader3@contoso.example@orders@shop.example@192.0.2.9@1065@esmtp@default@default
1795342682@12/00-25004-31B98712@00/00-03736-F4101B54@00/00-04532-A3456B54@D@contoso.example@1065@default@out2@0@2.013@198.51.100.31
1795342740@13/00-25004-31B98713@00/00-03736-F4101B54@00/00-04532-A3456B54@R@postmaster@contoso.example@@@192.0.2.9@1066@esmtp@default@default
1795342742@13/00-25004-31B98713@00/00-03736-F4101B54@00/00-04532-A3456B54@D@contoso.example@1066@default@out2@0@2.013@198.51.100.31
1795342900@AA/00-25004-31B987AA@00/00-03736-F4101B54@00/00-04532-A3456B54@X@shop.example@1047@default@out2@0@0.1@192.0.2.26
